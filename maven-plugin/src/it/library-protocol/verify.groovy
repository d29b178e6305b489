// SPDX-License-Identifier: Apache-2.0
def net = new File(basedir, 'target/generated-sources/meerkat/com/acme/net')
assert (net.list() as List).sort() == ['ip', 'udp']
assert new File(net, 'ip/Ipv4Reader.java').file
// only readers were asked for, and TCP, which IPv4 can carry, was not
def names = []
net.eachFileRecurse { if (it.file) names << it.name }
assert !names.any { it.endsWith('Writer.java') || it.endsWith('Dump.java') || it.startsWith('Tcp') }
def report = new File(basedir, 'target/surefire-reports/TEST-com.acme.DatagramTest.xml').text
assert report.contains('tests="1"') && report.contains('failures="0"') && report.contains('errors="0"')
return true
