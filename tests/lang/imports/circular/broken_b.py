from broken_a import a_thing
b_thing = 2
