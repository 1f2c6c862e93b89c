package org.confab.protocol.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What a fuzz target gets in every run of the tests: its seeds, and the same few thousand changes
 * of them each time. Long runs, which look for new ways through the code, are jazzer's ({@code
 * JAZZER_FUZZ=1}).
 */
public final class Mutations {
  private static final int LONGEST = 4_096;
  private static final int MOST_AT_ONCE = 4;
  private static final byte[] EDGES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xfe, (byte) 0xff, 4, 16};

  private final List<byte[]> seeds;
  private final Random random;

  private Mutations(List<byte[]> seeds, Random random) {
    this.seeds = seeds;
    this.random = random;
  }

  /** Of these, the same each time. */
  public static Mutations of(List<byte[]> seeds) {
    return of(seeds, new Random(4_711));
  }

  /** Of these, by those random numbers. */
  static Mutations of(List<byte[]> seeds, Random random) {
    return new Mutations(seeds, random);
  }

  /** The bytes of texts, as seeds. */
  public static List<byte[]> texts(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The bytes of hexadecimal digits, as seeds. */
  public static List<byte[]> hex(String... digits) {
    return Arrays.stream(digits).map(HexFormat.of()::parseHex).toList();
  }

  /**
   * Gives all seeds and so many changed ones to a target; what it throws is told with the bytes
   * that it was given.
   */
  public void run(int count, Consumer<byte[]> target) {
    seeds.forEach(seed -> give(seed, target));
    for (int each = 0; each < count; each++) {
      give(next(), target);
    }
  }

  /** The next one. */
  byte[] next() {
    byte[] bytes = seed();
    for (int change = random.nextInt(MOST_AT_ONCE); change >= 0; change--) {
      bytes = changed(bytes);
    }
    return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
  }

  private static void give(byte[] bytes, Consumer<byte[]> target) {
    byte[] given = bytes.clone();
    try {
      target.accept(given);
    } catch (RuntimeException | Error failed) {
      throw new AssertionError("with " + HexFormat.of().formatHex(bytes), failed);
    }
  }

  private byte[] seed() {
    return seeds.get(random.nextInt(seeds.size())).clone();
  }

  private byte[] changed(byte[] bytes) {
    if (bytes.length == 0) {
      return seed();
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(8)) {
      case 0 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
      case 1 -> with(bytes, at, EDGES[random.nextInt(EDGES.length)]);
      case 2 -> with(bytes, at, (byte) random.nextInt());
      case 3 -> with(bytes, at, (byte) (bytes[at] + random.nextInt(9) - 4));
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> joined(bytes, at, seed(), 0);
      case 6 -> joined(bytes, at, bytes, random.nextInt(bytes.length));
      default -> {
        byte[] other = seed();
        yield joined(bytes, at, other, other.length == 0 ? 0 : random.nextInt(other.length));
      }
    };
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  // The beginning of one and the end of another: doubles, leaves out, and mixes.
  private static byte[] joined(byte[] first, int until, byte[] second, int from) {
    byte[] both = Arrays.copyOf(first, until + second.length - from);
    System.arraycopy(second, from, both, until, second.length - from);
    return both;
  }
}
