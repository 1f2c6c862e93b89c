package org.confab.protocol.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlRefused;

/** The forms that there are. */
final class Inputs {
  /** Packets and files. */
  static final FuzzInput<byte[]> BYTES = new Bytes();

  /** Header values, lines, and other texts. */
  static final FuzzInput<String> TEXT = new Text();

  /**
   * XML documents. Parsers of documents get the tree that the one XML reader has made, so the tree
   * is what is changed here: changed bytes would nearly always end at the reader, which has a
   * target of its own.
   */
  static final FuzzInput<XmlElement> TREE = new Tree();

  private Inputs() {}

  private static final class Bytes implements FuzzInput<byte[]> {
    @Override
    public Optional<byte[]> of(byte[] bytes) {
      return Optional.of(bytes);
    }

    @Override
    public byte[] bytes(byte[] input) {
      return input.clone();
    }

    @Override
    public Supplier<byte[]> changes(List<byte[]> seeds, Random random) {
      return Mutations.of(seeds, random)::next;
    }
  }

  private static final class Text implements FuzzInput<String> {
    @Override
    public Optional<String> of(byte[] bytes) {
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public byte[] bytes(String input) {
      return input.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Supplier<String> changes(List<String> seeds, Random random) {
      return new TextChanges(seeds, random)::next;
    }
  }

  private static final class Tree implements FuzzInput<XmlElement> {
    @Override
    public Optional<XmlElement> of(byte[] bytes) {
      try {
        return Optional.of(Xml.read(bytes));
      } catch (XmlRefused refused) {
        return Optional.empty();
      }
    }

    @Override
    public byte[] bytes(XmlElement input) {
      return Xml.bytes(input);
    }

    @Override
    public Supplier<XmlElement> changes(List<XmlElement> seeds, Random random) {
      return new TreeChanges(seeds, random)::next;
    }
  }
}
