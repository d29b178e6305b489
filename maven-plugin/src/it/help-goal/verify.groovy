// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').text
['meerkat:generate', 'meerkat:generate-test', 'meerkat:check', 'meerkat:pages', 'meerkat:vectors', 'meerkat:dissector',
 'meerkat:fuzz', 'meerkat:laws',
 'meerkat:help',
 'packageName', 'protocols', 'sourceDirectory', 'outputDirectory', 'parts', 'network', 'encoding', 'skip',
 'failOnWarnings', 'shareDescriptions', 'allowOutsideProject'].each { assert log.contains(it), it }
return true
