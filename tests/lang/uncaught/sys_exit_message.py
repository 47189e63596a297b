# sys.exit with a message goes to standard error, status 1.
import sys
print("out")
sys.exit("fatal: no such luck")
