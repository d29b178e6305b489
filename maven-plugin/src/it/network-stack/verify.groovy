// SPDX-License-Identifier: Apache-2.0
def net = new File(basedir, 'target/generated-sources/meerkat/com/acme/net/Net.java').text
assert net.contains('public static NetworkStack open(Waiter waiter, ErrorSink errors)')
assert net.contains('listenBeacon')
return true
