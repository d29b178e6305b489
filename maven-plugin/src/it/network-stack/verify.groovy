// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log.contains("network 'stack' comes later")
assert !new File(basedir, 'target/generated-sources').exists()
return true
