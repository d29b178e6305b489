// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
assert log =~ /outputDirectory \S*main.java and the source folder \S*main.java lie in one another/
def files = []
new File(basedir, 'src/main/java').eachFileRecurse { if (it.file) files << it.name }
assert files.sort() == ['Own.java', 'package-info.java']
return true
