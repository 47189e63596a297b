# selectors: a chat server and its clients in one thread, over each kind of selector.
import selectors
import socket

for kind in (selectors.DefaultSelector, selectors.SelectSelector, selectors.PollSelector):
    with kind() as selector:
        server = socket.create_server(("127.0.0.1", 0))
        server.setblocking(False)
        key = selector.register(server, selectors.EVENT_READ, "server")
        print(kind is selectors.DefaultSelector or kind.__name__, key.fileobj is server, key.fd == server.fileno(), key.events, key.data)
        clients = [socket.create_connection(server.getsockname()) for _ in range(3)]
        peers, said, turns = [], [], 0
        for number, client in enumerate(clients):
            client.sendall(f"hello from {number}\n".encode())
            client.shutdown(socket.SHUT_WR)
        while len(said) < 3:
            for key, events in selector.select(timeout=5):
                assert events & selectors.EVENT_READ
                if key.data == "server":
                    peer, _ = server.accept()
                    peer.setblocking(False)
                    peers.append(peer)
                    selector.register(peer, selectors.EVENT_READ, bytearray())
                else:
                    data = key.fileobj.recv(100)
                    key.data.extend(data)
                    if not data:
                        said.append(bytes(key.data))
                        selector.unregister(key.fileobj)
        print(sorted(said), len(selector.get_map()), selector.get_key(server).data)
        selector.modify(server, selectors.EVENT_READ, "other data")
        print(selector.get_map()[server].data, server in selector.get_map(), server.fileno() in list(selector.get_map()), selector.select(0))
        writer = peers[0]
        selector.register(writer, selectors.EVENT_WRITE | selectors.EVENT_READ)
        ready = selector.select(0)
        print([(key.fd == writer.fileno(), bool(events & selectors.EVENT_WRITE)) for key, events in ready])
        for action in [
            lambda: selector.register(server, selectors.EVENT_READ), lambda: selector.register(server, 0), lambda: selector.register(server, 99),
            lambda: selector.register("x", selectors.EVENT_READ), lambda: selector.unregister(clients[0]), lambda: selector.modify(clients[0], 1),
            lambda: selector.get_key(clients[1]), lambda: selector.get_map()[clients[1]], lambda: selector.register(-1, 1),
        ]:
            try:
                print(action())
            except (KeyError, ValueError) as error:
                print(type(error).__name__, str(error).split("<")[0].split("fd=")[0][:50] if "is not registered" not in str(error) else "is not registered")
        for one in [server, *clients, *peers]:
            one.close()
    print(selector.get_map())
    try:
        selector.get_key(server)
    except RuntimeError as error:
        print(error)
