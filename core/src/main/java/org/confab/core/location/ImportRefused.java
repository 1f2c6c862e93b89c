package org.confab.core.location;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A file was not imported, and nothing of it is stored; the message says why, for people. */
public final class ImportRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<Integer, String> mistakes;

  /** A file with these mistakes by line, from 1. */
  ImportRefused(Map<Integer, String> mistakes) {
    super(message(mistakes));
    this.mistakes = Collections.unmodifiableMap(new TreeMap<>(mistakes));
  }

  private ImportRefused(String why) {
    super(why);
    this.mistakes = Map.of();
  }

  /** What is at fault is not the file but the guide of streets that it is held against. */
  public static ImportRefused ofGuide(String why) {
    return new ImportRefused("the guide of streets cannot be used: " + why);
  }

  private static String message(Map<Integer, String> mistakes) {
    String told =
        new TreeMap<>(mistakes)
            .entrySet().stream()
                .limit(LocationLimits.TOLD_MISTAKES)
                .map(mistake -> "line " + mistake.getKey() + ": " + mistake.getValue())
                .collect(Collectors.joining("\n"));
    int more = mistakes.size() - LocationLimits.TOLD_MISTAKES;
    return more > 0 ? told + "\nand " + more + " more lines" : told;
  }

  /** What is wrong by line, from 1. */
  public Map<Integer, String> mistakes() {
    return mistakes;
  }
}
