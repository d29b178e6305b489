// SPDX-License-Identifier: Apache-2.0
def report = new File(basedir, 'target/surefire-reports/TEST-com.acme.parrot.ParrotServerTest.xml').text
assert report.contains('tests="5"') && report.contains('failures="0"') && report.contains('errors="0"')
def net = new File(basedir, 'target/generated-sources/meerkat/com/acme/net/Net.java').text
assert net.contains('listenParrot') && net.contains('bindParrot') && !net.contains('Unused')
return true
