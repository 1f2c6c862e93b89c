package org.confab.ejb.location;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.confab.core.location.AddressValidator;
import org.confab.core.location.ImportRefused;
import org.confab.core.location.LocationLimits;
import org.confab.core.location.StreetGuide;

/** The guide of streets as it stands in a file now. */
record StreetGuideFile(Path file) implements Supplier<AddressValidator> {
  @Override
  public AddressValidator get() {
    try {
      if (Files.size(file) > LocationLimits.GUIDE_LENGTH) {
        throw ImportRefused.ofGuide(
            file + " is longer than " + LocationLimits.GUIDE_LENGTH + " bytes");
      }
      return StreetGuide.read(Files.readString(file));
    } catch (IOException unreadable) {
      throw ImportRefused.ofGuide("it cannot be read: " + unreadable);
    } catch (ImportRefused wrong) {
      throw ImportRefused.ofGuide(file + ", " + wrong.getMessage());
    }
  }
}
