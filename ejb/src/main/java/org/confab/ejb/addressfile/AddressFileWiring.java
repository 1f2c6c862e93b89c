package org.confab.ejb.addressfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.confab.core.Settings;
import org.confab.core.addressfile.AddressBookFiles;
import org.confab.core.addressfile.DirectoryObjects;
import org.confab.core.addressfile.NumberRules;
import org.confab.core.directory.OutsiderStore;
import org.confab.core.directory.UserStore;
import org.confab.core.groupexpansion.DistributionListStore;

/** The address book files: in {@code abs} of the instance's home. */
@ApplicationScoped
public class AddressFileWiring {
  /** Where the rules of the enterprise are, under the instance's home. */
  static final String RULES = "Company_Phone_Number_Normalization_Rules.txt";

  private static final long MOST_RULES = 262_144;

  private final Settings settings;

  @Inject
  AddressFileWiring(Settings settings) {
    this.settings = settings;
  }

  /** The files on the disk. */
  @Produces
  @Singleton
  public DirectoryShelf shelf() {
    try {
      return new DirectoryShelf(settings.home().resolve("abs"));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot keep address book files", failed);
    }
  }

  /** What makes them. */
  @Produces
  @Singleton
  public AddressBookFiles files(
      UserStore users, OutsiderStore outsiders, DistributionListStore lists, DirectoryShelf shelf) {
    Path rules = settings.home().resolve(RULES);
    return new AddressBookFiles(
        new DirectoryObjects(settings.domains(), users, outsiders, lists),
        shelf,
        () -> rules(rules),
        Clock.systemUTC());
  }

  /** Read each time: a change takes effect with the next files. */
  static NumberRules rules(Path file) {
    try {
      if (!Files.exists(file)) {
        return NumberRules.BUILT_IN;
      }
      if (Files.size(file) > MOST_RULES) {
        throw new IllegalArgumentException(RULES + " has more than " + MOST_RULES + " bytes");
      }
      return NumberRules.parse(Files.readString(file));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(RULES + " cannot be read: " + unreadable, unreadable);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(RULES + ", " + wrong.getMessage(), wrong);
    }
  }
}
