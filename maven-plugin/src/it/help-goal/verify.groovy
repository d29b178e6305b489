// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
assert log.contains('This plugin has 4 goals')
['meerkat:generate', 'meerkat:generate-test', 'meerkat:check', 'meerkat:help',
 'packageName', 'protocols', 'sourceDirectory', 'outputDirectory', 'parts', 'encoding', 'skip',
 'failOnWarnings', 'shareDescriptions', 'allowOutsideProject'].each { assert log.contains(it), it }
return true
