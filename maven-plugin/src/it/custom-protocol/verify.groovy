// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
def report = new File(basedir, 'target/surefire-reports/TEST-com.acme.device.BatchTest.xml').text
assert report.contains('tests="2"') && report.contains('failures="0"') && report.contains('errors="0"')
assert new File(basedir, 'target/generated-sources/meerkat/com/acme/device/net/telemetry/BatchReader.java').file
assert log.contains('1 vector and 1 reject hold in 1 description')
return true
