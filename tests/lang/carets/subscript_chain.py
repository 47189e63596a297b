# Subscripts in a chain.
data = {"users": [{"name": "ann"}]}
def name_of(i):
    return data["users"][i]["name"].upper()
print(name_of(0))
print(name_of(3))
