// SPDX-License-Identifier: Apache-2.0
def tests = new File(basedir, 'target/generated-test-sources/meerkat-fuzz')
def name = 'com/acme/device/net/telemetry'
assert new File(tests, "java/${name}/BatchFuzzTarget.java").file
assert new File(tests, "resources/${name}/telemetry.dict").text.contains('Unit_PERCENT')
def seeds = new File(tests, "resources/${name}/BatchFuzzTestInputs/batch").list()
assert seeds.length > 20
def report = new File(basedir, 'target/surefire-reports/TEST-com.acme.device.net.telemetry.BatchFuzzTest.xml').text
assert report.contains('failures="0"') && report.contains('errors="0"')
assert (report =~ /<testcase /).count >= seeds.length
def laws = new File(basedir, 'target/surefire-reports/TEST-com.acme.device.net.telemetry.BatchLawsTest.xml').text
assert laws.contains('tests="1"') && laws.contains('failures="0"') && laws.contains('errors="0"')
assert new File(basedir, "target/generated-test-sources/meerkat-laws/java/${name}/BatchLaws.java").text
    .contains('IS_CANONICAL = true')
def vectors = new File(basedir, 'target/boundary-vectors/telemetry.vectors').text
assert vectors.contains('\tBAD_VERSION at 0 in version\n')
return true
