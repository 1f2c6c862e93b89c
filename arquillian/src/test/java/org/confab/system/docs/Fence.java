package org.confab.system.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fence of a page: whatever stands between two lines of three backticks.
 *
 * @param page the page's file
 * @param line where it begins there, from 1
 * @param mark what stands behind the backticks
 * @param before the mark of the fence that ended directly before it, or else empty
 */
public record Fence(Path page, int line, String mark, String before) {
  private static final String TICKS = "```";

  /** Every page of Markdown that the project has below that folder, and its own two at the top. */
  public static List<Path> pages(Path root) {
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      List<Path> all =
          new ArrayList<>(docs.filter(file -> file.toString().endsWith(".md")).sorted().toList());
      all.add(root.resolve("README.md"));
      all.add(root.resolve("CONTRIBUTING.md"));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fences of a page, in their order. */
  public static List<Fence> of(Path page) {
    try {
      return read(page, Files.readAllLines(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Fence> read(Path page, List<String> lines) {
    List<Fence> all = new ArrayList<>();
    String open = "";
    String last = "";
    boolean within = false;
    int ended = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(TICKS)) {
        continue;
      }
      if (within) {
        last = open;
        ended = i;
      } else {
        open = lines.get(i).substring(TICKS.length()).strip();
        all.add(new Fence(page, i + 1, open, ended == i - 1 ? last : ""));
      }
      within = !within;
    }
    return all;
  }

  @Override
  public String toString() {
    return page.getFileName() + " line " + line + " (" + mark + ")";
  }
}
