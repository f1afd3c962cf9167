"""A TLS server with Python's ssl module: python.py <address> <port> <version> <client authentication>.

Takes its files from the working directory and hangs up after each handshake.
"""

import socket
import ssl
import sys

address, port, version, client_authentication = sys.argv[1:]
verify_modes = {"none": ssl.CERT_NONE, "requested": ssl.CERT_OPTIONAL, "required": ssl.CERT_REQUIRED}

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
if version in ("TLS 1.0", "TLS 1.1"):
    context.set_ciphers("ALL:@SECLEVEL=0")
only = ssl.TLSVersion["TLSv" + version.removeprefix("TLS ").replace(".0", "").replace(".", "_")]
context.minimum_version = only
context.maximum_version = only
context.load_cert_chain("server.crt", "server.key")
context.verify_mode = verify_modes[client_authentication]
if client_authentication != "none":
    context.load_verify_locations("authorities.crt")

with socket.create_server((address, int(port))) as listener:
    while True:
        connection, _ = listener.accept()
        try:
            context.wrap_socket(connection, server_side=True).close()
        except OSError as error:
            print(error, file=sys.stderr)
            connection.close()
