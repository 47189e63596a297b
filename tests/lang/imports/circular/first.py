print("first starts")
import second
value = "from first"
def use(): return second.late()
print("first ends")
