# options: --check-interval 10
import gil, sys, threading
print(gil.check_interval(), sys.getcheckinterval())  # expect: 10 10
gil.set_check_interval(1)
print(sys.getcheckinterval())  # expect: 1
for wrong in (0, -1, 1 << 40):
    try: gil.set_check_interval(wrong)
    except ValueError as error: print(error)
# expect: check interval must be in 1..=2147483648, not 0
# expect: check interval must be in 1..=2147483648, not -1
# expect: check interval must be in 1..=2147483648, not 1099511627776
a = gil.instructions(); b = gil.instructions(); c = gil.instructions()
print(b - a == c - b, b > a)  # expect: True True
print(gil.policy()['name'])  # expect: io-first
def work():
    for i in range(1000): pass
t = threading.Thread(target=work, name="worker")
t.start()
t.join()
s = gil.stats()
w = [t for t in s['threads'] if t['name'] == "worker"][0]
print(w['alive'], w['instructions'] > 1000, w['acquires'] == w['forced_drops'] + w['io_drops'])  # expect: False True True
print(sum(t['instructions'] for t in s['threads']) == s['instructions'])  # expect: True
