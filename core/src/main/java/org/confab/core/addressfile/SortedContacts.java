package org.confab.core.addressfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.confab.core.addressfile.FileShelf.Scratch;
import org.confab.protocol.abs.AbsContact;
import org.confab.protocol.abs.AbsDay;
import org.confab.protocol.abs.AbsFileName;
import org.confab.protocol.abs.AbsHeader;
import org.confab.protocol.abs.AbsReader;
import org.confab.protocol.abs.AbsWriter;

/**
 * Puts any number of contacts in their order with the memory of one run: runs are sorted and set
 * aside in files, and merged when all are there.
 */
final class SortedContacts {
  /** Contacts of a run. */
  static final int RUN = 5_000;

  private static final AbsHeader HEADER =
      new AbsHeader(AbsFileName.full(new AbsDay(0), false), List.of(), Optional.empty());

  private final Scratch scratch;
  private final List<AbsContact> run = new ArrayList<>();
  private int runs;

  SortedContacts(Scratch scratch) {
    this.scratch = scratch;
  }

  void add(AbsContact contact) {
    run.add(contact);
    if (run.size() == RUN) {
      setAside();
    }
  }

  private void setAside() {
    run.sort(AbsContact.ORDER);
    try (AbsWriter out = new AbsWriter(scratch.create(), HEADER)) {
      for (AbsContact contact : run) {
        out.write(contact);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    run.clear();
    runs++;
  }

  /** Shows all contacts in their order; of two with one identity the first. */
  void each(Taker taker) throws IOException {
    if (!run.isEmpty()) {
      setAside();
    }
    PriorityQueue<Head> heads =
        new PriorityQueue<>(Comparator.comparing(head -> head.contact, AbsContact.ORDER));
    List<AbsReader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < runs; i++) {
        AbsReader reader = new AbsReader(scratch.open(i));
        readers.add(reader);
        reader.next().map(contact -> new Head(contact, reader)).ifPresent(heads::add);
      }
      merge(heads, taker);
    } finally {
      for (AbsReader reader : readers) {
        reader.close();
      }
    }
  }

  private static void merge(PriorityQueue<Head> heads, Taker taker) throws IOException {
    AbsContact last = null;
    for (Head head = heads.poll(); head != null; head = heads.poll()) {
      if (last == null || !last.id().equals(head.contact.id())) {
        taker.take(head.contact);
      }
      last = head.contact;
      AbsReader reader = head.reader;
      reader.next().map(contact -> new Head(contact, reader)).ifPresent(heads::add);
    }
  }

  /** What is next of a run. */
  private record Head(AbsContact contact, AbsReader reader) {}

  /** Takes contacts one after the other. */
  interface Taker {
    void take(AbsContact contact) throws IOException;
  }
}
