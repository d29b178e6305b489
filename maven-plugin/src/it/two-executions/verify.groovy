// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
def sources = new File(basedir, 'target/generated-sources')
assert new File(sources, 'readers/com/acme/read/alpha/AlphaReader.java').file
assert new File(sources, 'writers/com/acme/write/alpha/AlphaWriter.java').file
assert log =~ /executions 'readers' and 'writers' both write to \S*readers: give one of them an outputDirectory of its own/
// the second of the two was refused before it could remove what the first had made
assert !new File(sources, 'readers/com/acme/write').exists()
return true
