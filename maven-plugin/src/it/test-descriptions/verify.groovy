// SPDX-License-Identifier: Apache-2.0
assert new File(basedir, 'target/generated-sources/meerkat/com/acme/net/telemetry/BatchReader.java').file
assert new File(basedir, 'target/generated-test-sources/meerkat/com/acme/net/script/StepReader.java').file
assert !new File(basedir, 'target/classes/com/acme/net/script').exists()
def report = new File(basedir, 'target/surefire-reports/TEST-com.acme.StepTest.xml').text
assert report.contains('tests="1"') && report.contains('failures="0"') && report.contains('errors="0"')
return true
