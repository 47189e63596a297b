# ipaddress: addresses, networks, interfaces, subnetting, summaries, and texts that are no addresses.
import ipaddress
import pickle

for text in ["192.168.0.1", "10.0.0.1", "127.0.0.1", "169.254.1.1", "224.0.0.1", "255.255.255.255", "0.0.0.0", "8.8.8.8", "100.64.0.1", "::1", "::", "2001:db8::8a2e:370:7334", "ff02::1", "fc00::", "2002:c000:204::", "2001:0:4136:e378:8000:63bf:3fff:fdd2"]:
    address = ipaddress.ip_address(text)
    print(text, repr(address), address.compressed, address.exploded, int(address), address.version, address.max_prefixlen)
    print([name for name in dir(address) if name.startswith("is_") and getattr(address, name)], address.reverse_pointer, address.packed.hex())
    if address.version == 6:
        print(address.ipv4_mapped, address.sixtofour, address.teredo, address.scope_id, address.is_site_local)
print(ipaddress.ip_address(3221225985), ipaddress.ip_address(1 << 64), ipaddress.ip_address(b"\xc0\0\2\1"), ipaddress.IPv6Address(5))
first = ipaddress.ip_address("10.0.0.254")
print(first + 3, first - 10, first < ipaddress.ip_address("10.0.1.0"), sorted(map(ipaddress.ip_address, ["10.0.0.2", "9.9.9.9", "10.0.0.10"])), f"{first:b} {first:x} {first:#X} {first:_b} {first!s:>15} {first:n}")

network = ipaddress.ip_network("192.0.2.0/28")
print(repr(network), network.network_address, network.broadcast_address, network.netmask, network.hostmask, network.prefixlen, network.num_addresses, network.with_netmask, network.with_hostmask, network.with_prefixlen)
print([str(host) for host in network.hosts()][:3], len(list(network)), network[5], network[-1], ipaddress.ip_address("192.0.2.7") in network, "192.0.2.7" in map(str, network))
print(list(network.subnets()), list(network.subnets(prefixlen_diff=2)), list(network.subnets(new_prefix=30))[-1])
print(network.supernet(), network.supernet(new_prefix=20), network.subnet_of(ipaddress.ip_network("192.0.2.0/24")), network.supernet_of(ipaddress.ip_network("192.0.2.8/29")), network.overlaps(ipaddress.ip_network("192.0.2.15/32")))
print(list(network.address_exclude(ipaddress.ip_network("192.0.2.1/32"))), network.compare_networks(ipaddress.ip_network("192.0.2.0/29")), network == pickle.loads(pickle.dumps(network)), hash(network) == hash(ipaddress.ip_network("192.0.2.0/28")))
print(ipaddress.ip_network("10.1.2.3/8", strict=False), ipaddress.ip_network(("10.0.0.0", 8)), ipaddress.ip_network("10.0.0.0/255.255.0.0"), ipaddress.ip_network("10.0.0.0/0.0.255.255"), ipaddress.ip_network(167772160))
interface = ipaddress.ip_interface("192.0.2.5/24")
print(repr(interface), interface.ip, interface.network, interface.with_netmask, interface.with_hostmask, interface < ipaddress.ip_interface("192.0.2.6/24"), interface.hostmask)
six = ipaddress.ip_network("2001:db8::/32")
print(six.num_addresses, six[2**90], next(six.hosts()), next(six.subnets(new_prefix=64)), six.exploded, [str(h) for h in ipaddress.ip_network("2001:db8::/127").hosts()], list(ipaddress.ip_network("10.0.0.0/31").hosts()), list(ipaddress.ip_network("10.0.0.1").hosts()))
print(list(ipaddress.summarize_address_range(ipaddress.IPv4Address("192.0.2.0"), ipaddress.IPv4Address("192.0.2.130"))))
print(list(ipaddress.collapse_addresses(map(ipaddress.ip_network, ["192.0.2.0/25", "192.0.2.128/25", "192.0.3.0/24", "10.0.0.0/8"]))))
print(ipaddress.v4_int_to_packed(1), ipaddress.v6_int_to_packed(1), ipaddress.get_mixed_type_key(first)[0])
for action in [
    *(lambda text=text: ipaddress.ip_address(text) for text in ["", "1.2.3", "256.1.1.1", "1.2.3.4.5", "01.2.3.4", "a.b.c.d", "1.2.3.4/8", ":", ":::1", "1::2::3", "12345::", "::1%", "g::", "1:2:3:4:5:6:7:8:9", "-1", " 1.2.3.4", "١.1.1.1", b"123", None, -1, 1 << 128, 1.5]),
    *(lambda text=text: ipaddress.ip_network(text) for text in ["10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/255.0.255.0", "10.0.0.0/8/8", "::/129", "::1/64"]),
    lambda: ipaddress.IPv4Address("::1"),
    lambda: ipaddress.IPv6Network("10.0.0.0/8"),
    lambda: network[99],
    lambda: first + 2**32,
    lambda: first < ipaddress.ip_address("::1"),
    lambda: first < network,
    lambda: list(network.subnets(new_prefix=20)),
    lambda: list(network.subnets(prefixlen_diff=99)),
    lambda: network.supernet(new_prefix=29),
    lambda: list(network.address_exclude(six)),
    lambda: list(ipaddress.summarize_address_range(first, ipaddress.ip_address("10.0.0.1"))),
    lambda: network.subnet_of(six),
    lambda: ipaddress.v4_int_to_packed(-1),
]:
    try:
        print(action())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
