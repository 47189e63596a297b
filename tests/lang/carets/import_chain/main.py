# Frames of several modules.
import middle
print(middle.ready)
middle.go(0)
