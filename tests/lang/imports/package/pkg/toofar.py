from ....above import x
