// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
assert log =~ /Using the MultiThreadedBuilder .* with a thread count of 2/
assert !log.contains('not marked as thread-safe') && !log.contains('@threadSafe')
['one', 'two', 'three'].each { module ->
  def classes = new File(basedir, "${module}/target/classes/com/acme/net").list() as List
  assert classes == [module]
  assert new File(basedir, "${module}/target/classes/com/acme/net/${module}/${module.capitalize()}Reader.class").file
}
// the parent has no descriptions: said, and no failure
assert log.contains('no protocol is declared and no description stands in')
return true
