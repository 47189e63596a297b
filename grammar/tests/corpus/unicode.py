é = ñ = 日本語 = 1
ﬁ = 1
x.ﬁ = µ
def ª(º): return º
class Ⅷ: pass
import ﬁ.ℌ as ℕ
f(ﬁ=1)
a·b = 1
_é_1 = "é" + 'ü' + é ; x
x = é; y = [é, 'é', é]
𝐱 = 𝔘𝔫𝔦
