from broken_b import b_thing
a_thing = 1
