package org.confab.dist;

import java.util.List;
import java.util.Map;

/**
 * A library that somebody made, as Maven names it.
 *
 * @param group Maven's groupId
 * @param name Maven's artifactId
 * @param version of it
 * @param licences names or SPDX identifiers, any one of which may be chosen
 */
record Component(String group, String name, String version, List<String> licences) {
  /** What their makers say elsewhere than where Maven looks: in the jar, or in the sources. */
  private static final Map<String, String> STATED =
      Map.of(
          "io.github.jaredmdobson:concentus", "BSD-3-Clause",
          "javax.sip:jain-sip-api", "LicenseRef-Public-Domain");

  Component {
    String stated = STATED.get(group + ":" + name);
    licences = stated == null ? List.copyOf(licences) : List.of(stated);
  }

  /** What Maven calls its file. */
  String file() {
    return name + "-" + version + ".jar";
  }

  /** Its package URL. */
  String purl() {
    return "pkg:maven/" + group + "/" + name + "@" + version;
  }

  /** Whether it is a part of Confab itself. */
  boolean isOurs() {
    return group.equals("org.confab");
  }

  @Override
  public String toString() {
    return group + ":" + name + ":" + version;
  }
}
