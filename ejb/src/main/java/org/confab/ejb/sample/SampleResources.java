package org.confab.ejb.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.confab.core.sample.SampleOrganisation;

/** The sample organisation as the db module carries it. */
final class SampleResources {
  private SampleResources() {}

  static SampleOrganisation read(String domain) {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(text("organisation.properties")));
      return SampleOrganisation.read(
          domain,
          text("users.csv"),
          text("lists.csv"),
          text("locations.csv"),
          properties.getProperty("password"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("sample organisation", unreadable);
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream in = SampleResources.class.getResourceAsStream("/sample/" + name)) {
      if (in == null) {
        throw new IOException("no sample/" + name + " in the application");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
