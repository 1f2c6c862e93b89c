package org.confab.dist;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The licences that may be in the archive of a program under AGPL-3.0-or-later: one table. A name
 * that is not in it stops the build, until somebody has read that licence and written a row.
 */
enum Licence {
  AGPL_3_OR_LATER(
      "AGPL-3.0-or-later", Place.ANYWHERE, "our own", "GNU Affero General Public License v3.0"),
  AGPL_3(
      "AGPL-3.0-only",
      Place.ANYWHERE,
      "the version is one of ours",
      "GNU AFFERO GENERAL PUBLIC LICENSE, Version 3 (AGPL-3.0)",
      "AGPL-3.0"),
  APACHE_2(
      "Apache-2.0",
      Place.ANYWHERE,
      "compatible with version 3 of the GPL",
      "Apache License 2.0",
      "Apache License, Version 2.0",
      "The Apache License, Version 2.0",
      "The Apache Software License, Version 2.0"),
  BOUNCY_CASTLE(
      "LicenseRef-Bouncy-Castle",
      Place.ANYWHERE,
      "the MIT licence in other words",
      "Bouncy Castle Licence",
      "Bouncy Castle License"),
  BSD_2(
      "BSD-2-Clause",
      Place.ANYWHERE,
      "asks for its notice alone",
      "BSD 2-clause \"Simplified\" License",
      "BSD-2-Clause"),
  BSD_3(
      "BSD-3-Clause",
      Place.ANYWHERE,
      "asks for its notice alone",
      "BSD 3-Clause \"New\" or \"Revised\" License",
      "Eclipse Distribution License, Version 1.0",
      "EDL 1.0",
      "Eclipse Distribution License - v 1.0"),
  CC0("CC0-1.0", Place.ANYWHERE, "asks for nothing", "Public Domain, per Creative Commons CC0"),
  CC_BY_2_5(
      "CC-BY-2.5",
      Place.SERVER,
      "annotations without code that WildFly was compiled with",
      "Creative Commons Attribution 2.5"),
  CPL_1(
      "CPL-1.0",
      Place.SERVER,
      "a library of WildFly's own web services, which Confab takes out of the configuration",
      "Common Public License 1.0"),
  EPL_1(
      "EPL-1.0",
      Place.SERVER,
      "reads PEM files for WildFly's Elytron; nothing of ours is linked with it",
      "Eclipse Public License 1.0"),
  EPL_2(
      "EPL-2.0",
      Place.SERVER,
      "WildFly's batch jobs, which Confab takes out, and compiler of JSP; elsewhere it is one of"
          + " two to choose from",
      "Eclipse Public License 2.0",
      "EPL 2.0",
      "Eclipse Public License v. 2.0",
      "Eclipse Public License - v 2.0"),
  GPL_2_CLASSPATH(
      "GPL-2.0-only WITH Classpath-exception-2.0",
      Place.ANYWHERE,
      "may be linked with anything",
      "GNU General Public License v2.0 only, with Classpath exception",
      "GPL2 w/ CPE",
      "GPL-2.0-with-classpath-exception",
      "GNU General Public License, version 2 with the GNU Classpath Exception"),
  GPL_2(
      "GPL-2.0-only",
      Place.SERVER,
      "one of several to choose from; by itself it does not go with ours",
      "GNU General Public License version 2 (GPLv2)"),
  INDIANA(
      "LicenseRef-Indiana-University-Extreme-Lab-1.1.1",
      Place.SERVER,
      "an XML parser that comes with WildFly",
      "Indiana University Extreme! Lab Software License 1.1.1"),
  LGPL_2(
      "LGPL-2.0-only",
      Place.ANYWHERE,
      "its section 3 allows any later GPL",
      "GNU Library General Public License v2 only"),
  LGPL_2_1(
      "LGPL-2.1-only",
      Place.ANYWHERE,
      "its section 3 allows any later GPL",
      "GNU Lesser General Public License v2.1 only",
      "GNU Lesser General Public License version 2.1 (LGPLv2.1)",
      "GNU Lesser General Public License, Version 2.1"),
  LGPL_2_1_OR_LATER(
      "LGPL-2.1-or-later",
      Place.ANYWHERE,
      "its section 3 allows any later GPL",
      "GNU Lesser General Public License v2.1 or later",
      "GNU LESSER GENERAL PUBLIC LICENSE"),
  LGPL_3(
      "LGPL-3.0-only",
      Place.ANYWHERE,
      "version 3 of the GPL with more permissions",
      "GNU Lesser General Public License v3.0 only"),
  LGPL_3_OR_LATER(
      "LGPL-3.0-or-later",
      Place.ANYWHERE,
      "version 3 of the GPL with more permissions",
      "GNU Lesser General Public License v3.0 or later"),
  MIT("MIT", Place.ANYWHERE, "asks for its notice alone", "MIT License", "The MIT License"),
  MIT_0("MIT-0", Place.ANYWHERE, "asks for nothing"),
  MPL_2(
      "MPL-2.0",
      Place.ANYWHERE,
      "names the GPL as its secondary licence",
      "Mozilla Public License 2.0"),
  PUBLIC_DOMAIN("LicenseRef-Public-Domain", Place.ANYWHERE, "asks for nothing", "Public Domain"),
  UNBOUNDID(
      "LicenseRef-UnboundID-LDAP-SDK-Free-Use",
      Place.SERVER,
      "one of several to choose from",
      "UnboundID LDAP SDK Free Use License");

  /** Where a component of that licence may be. */
  enum Place {
    /** In our own programs too: compatible with AGPL-3.0-or-later. */
    ANYWHERE,
    /** In the server that they run on, a program of its own and unchanged, and nowhere else. */
    SERVER
  }

  private final String id;
  private final Place place;
  private final String why;
  private final List<String> names;

  Licence(String id, Place place, String why, String... names) {
    this.id = id;
    this.place = place;
    this.why = why;
    this.names = List.of(names);
  }

  /** The licence of that name or SPDX identifier; none if nobody has looked at it yet. */
  static Optional<Licence> named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(
            one ->
                one.id.toLowerCase(Locale.ROOT).equals(wanted)
                    || one.names.stream().anyMatch(n -> n.toLowerCase(Locale.ROOT).equals(wanted)))
        .findFirst();
  }

  /** Its SPDX identifier; {@code LicenseRef-…} if it has none. */
  String id() {
    return id;
  }

  /** Whether it may be in our own programs. */
  boolean isCompatible() {
    return place == Place.ANYWHERE;
  }

  /** Why it may be where it may be. */
  String why() {
    return why;
  }
}
