package org.confab.protocol.abs;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a file holds, the one table of kinds: letter of the name and FileType of the header. */
public enum AbsKind {
  /**
   * All objects. The FileType of full files is not published; this one was drawn by lot and is for
   * this server's own files.
   */
  FULL('F', "8f2c6b0d5e314a7c91d84c3be07a15f6"),
  /** New, changed and deleted objects since an earlier full file ([MS-ABS] 2.2.4). */
  DELTA('D', "16c14bb50890c747b9bdf3bb1a0ab6eb"),
  /** A delta that names changed attributes alone ([MS-ABS] 2.2.4, 3.1). */
  COMPACT('C', "34177df787ae2b4d09a08ee9ba894a04");

  /** Bytes of a FileType. */
  static final int TYPE_LENGTH = 16;

  private final char letter;
  private final byte[] type;

  AbsKind(char letter, String type) {
    this.letter = letter;
    this.type = HexFormat.of().parseHex(type);
  }

  /** The letter that names begin with. */
  public char letter() {
    return letter;
  }

  /** Whether such a file tells what is other than on an earlier day. */
  public boolean hasBase() {
    return this != FULL;
  }

  byte[] type() {
    return type.clone();
  }

  static Optional<AbsKind> ofLetter(char letter) {
    return Arrays.stream(values())
        .filter(kind -> kind.letter == Character.toUpperCase(letter))
        .findAny();
  }

  static Optional<AbsKind> ofType(byte[] type) {
    return Arrays.stream(values()).filter(kind -> Arrays.equals(kind.type, type)).findAny();
  }
}
