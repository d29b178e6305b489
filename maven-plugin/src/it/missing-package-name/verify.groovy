// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log.contains('packageName is missing: say where the generated classes go, for example <configuration><packageName>com.acme.net</packageName></configuration>')
return true
