from ..alpha import v
from .. import VERSION, beta
from . import NAME
from ..sub import NAME as again
def where(): return __name__, v, NAME == again
def up(): return VERSION, beta.value
