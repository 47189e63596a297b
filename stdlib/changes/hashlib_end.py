
# OpenSSL's, which is not there: made natively.
from _gillie_kdf import pbkdf2_hmac, scrypt
__all__ += ('pbkdf2_hmac',)
