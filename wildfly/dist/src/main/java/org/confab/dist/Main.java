package org.confab.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes down what is in an assembled folder, and refuses it if something may not be there.
 *
 * <p>Arguments: the folder, the CycloneDX document of our libraries, the folder to write into, the
 * version, the time of the build. Exit status 1, with a line for each reason, if the folder may not
 * be given to others.
 */
public final class Main {
  private Main() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Inventory inventory =
        new Inventory(
            Jars.in(folder),
            Documents.wildFly(folder.resolve("wildfly/docs/licenses/licenses.xml")),
            Documents.cycloneDx(Path.of(arguments[1])));
    List<String> wrong = Verdict.on(inventory);
    if (!wrong.isEmpty()) {
      System.err.println("This may not be in the archive:");
      wrong.forEach(line -> System.err.println("  " + line));
      System.exit(1);
    }
    Path licences = Files.createDirectories(Path.of(arguments[2]));
    Files.writeString(
        licences.resolve("bom.xml"),
        BillOfMaterials.of(inventory.shipped(), arguments[3], arguments[4]));
    Files.writeString(licences.resolve("THIRD-PARTY.md"), ThirdParty.page(inventory.shipped()));
    Notices.write(folder, inventory.shipped(), licences.resolve("notices"));
    System.out.println(inventory.shipped().size() + " components, all of known licences");
  }
}
