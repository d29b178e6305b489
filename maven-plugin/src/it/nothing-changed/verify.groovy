// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
def times = new File(basedir, 'target/times.txt').readLines()
assert times.size() > 5
assert times.any { it.contains('BatchReader.java') } && times.any { it.contains('.meerkat-manifest') }
times.each { line ->
  def (path, time) = line.split(' ')
  assert new File(basedir, path).lastModified() == (time as long), path
}
assert log.findAll(/generated files from 1 description: \d+ written, 0 removed/).size() == 1
assert log.findAll(/\d+ generated files, up to date with 1 description/).size() == 1
return true
