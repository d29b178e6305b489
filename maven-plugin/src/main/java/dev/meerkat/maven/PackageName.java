// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import dev.meerkat.maven.fault.BuildFault;
import javax.lang.model.SourceVersion;

/** The parameter of the goals that write Java. */
final class PackageName {
  private PackageName() {}

  /** The name, when it is one. */
  static String checked(String packageName) throws BuildFault {
    if (packageName == null || packageName.isBlank()) {
      throw new BuildFault(
          "packageName is missing: say where the generated classes go, for example"
              + " <configuration><packageName>com.acme.net</packageName></configuration>");
    }
    if (!SourceVersion.isName(packageName)) {
      throw new BuildFault("packageName '" + packageName + "' is not the name of a Java package");
    }
    return packageName;
  }
}
