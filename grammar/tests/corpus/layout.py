

# comment
   # indented comment
if a:
	b
	c
if a:
        b


        # c
    # d
        c
else: d
x = 1
  y = 2
if a:
  b
  if c:
      d
  e
f
x = [
1,
    2,
  # c

3]
x = \
  1
if a and \
   b:
    c
\
z = 1
if a:
  \
    b
  c
def f():
  return (a,
b)
class A:

  x = 1



  y = 2;
z ; w ;
"""a
  b""" ; c
if a: b # c
# no newline at the end
last