package org.confab.core.addressfile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.confab.core.addressfile.FileShelf.Scratch;
import org.confab.protocol.abs.AbsContact;
import org.confab.protocol.abs.AbsDay;
import org.confab.protocol.abs.AbsFileName;
import org.confab.protocol.abs.AbsHeader;
import org.confab.protocol.abs.AbsKind;
import org.confab.protocol.abs.AbsReader;
import org.confab.protocol.abs.AbsWriter;

/**
 * Makes the files of a day ([MS-ABS] 1.3, 3.1): a full one, and from every earlier full one that is
 * still kept what leads to it; the same for devices. Files are kept for 30 days. Needs the memory
 * of a few thousand contacts, however many there are.
 */
public final class AddressBookFiles {
  /** How long files are kept, in days. */
  public static final int KEPT_DAYS = 30;

  private static final int BUFFER = 65_536;

  private final AddressBookSource source;
  private final FileShelf shelf;
  private final Supplier<NumberRules> rulesNow;
  private final Clock clock;
  private final ReentrantLock running = new ReentrantLock();

  /**
   * Makes files of everybody in the source.
   *
   * @param rules asked each time files are made, so that they can be changed meanwhile
   */
  public AddressBookFiles(
      AddressBookSource source, FileShelf shelf, Supplier<NumberRules> rules, Clock clock) {
    this.source = source;
    this.shelf = shelf;
    this.rulesNow = rules;
    this.clock = clock;
  }

  /**
   * Makes the files of today, in place of those that were made today before. Files that clients may
   * be reading stay whole.
   *
   * @return what was made; empty if they are being made right now
   * @throws IOException if the disk refuses; what was there before is still there
   * @throws IllegalArgumentException if the rules of the enterprise cannot be; nothing was made
   */
  public Optional<Pass> generate() throws IOException {
    if (!running.tryLock()) {
      return Optional.empty();
    }
    try {
      AbsDay today = today();
      NumberRules rules = rulesNow.get();
      int contacts = full(today, rules);
      int deltas = 0;
      for (AbsFileName earlier : earlier(today)) {
        delta(earlier, today, rules);
        deltas++;
      }
      expire(today);
      return Optional.of(new Pass(today, contacts, deltas));
    } finally {
      running.unlock();
    }
  }

  /** The day that files are made for now. */
  public AbsDay today() {
    return AbsDay.of(LocalDate.ofInstant(clock.instant(), clock.getZone()));
  }

  private int full(AbsDay today, NumberRules rules) throws IOException {
    int[] count = {0};
    AbsFileName name = AbsFileName.full(today, false);
    AbsFileName devices = AbsFileName.full(today, true);
    Selection selection = new Selection(rules);
    try (Scratch scratch = shelf.scratch()) {
      SortedContacts sorted = new SortedContacts(scratch);
      source.each(object -> selection.select(object).ifPresent(sorted::add));
      shelf.write(
          devices,
          small ->
              shelf.write(
                  name,
                  large -> {
                    AbsWriter all = writer(large, name, rules);
                    AbsWriter few = writer(small, devices, rules);
                    sorted.each(
                        contact -> {
                          all.write(contact);
                          write(few, Selection.forDevices(contact));
                          count[0]++;
                        });
                    all.flush();
                    few.flush();
                  }));
    }
    return count[0];
  }

  private static void write(AbsWriter file, Optional<AbsContact> contact) throws IOException {
    if (contact.isPresent()) {
      file.write(contact.get());
    }
  }

  private static AbsWriter writer(OutputStream out, AbsFileName name, NumberRules rules)
      throws IOException {
    return new AbsWriter(
        new BufferedOutputStream(out, BUFFER), AbsHeader.of(name, Optional.of(rules.asString())));
  }

  private List<AbsFileName> earlier(AbsDay today) throws IOException {
    return shelf.list().stream()
        .filter(name -> name.kind() == AbsKind.FULL)
        .filter(name -> name.day().compareTo(today) < 0 && !isOld(name, today))
        .toList();
  }

  /** Device files get a delta, others a compact one too. */
  private void delta(AbsFileName earlier, AbsDay today, NumberRules rules) throws IOException {
    boolean devices = earlier.devices();
    AbsFileName name = AbsFileName.delta(AbsKind.DELTA, earlier.day(), today, devices);
    try (AbsReader before = new AbsReader(shelf.open(earlier));
        AbsReader now = new AbsReader(shelf.open(AbsFileName.full(today, devices)))) {
      Difference difference = new Difference(before, now);
      if (devices) {
        shelf.write(
            name,
            out -> {
              AbsWriter file = writer(out, name, rules);
              difference.each((whole, changed) -> file.write(whole));
              file.flush();
            });
      } else {
        deltas(name, difference, rules);
      }
    }
  }

  private void deltas(AbsFileName name, Difference difference, NumberRules rules)
      throws IOException {
    AbsFileName compact =
        AbsFileName.delta(AbsKind.COMPACT, name.base().orElseThrow(), name.day(), false);
    shelf.write(
        name,
        out ->
            shelf.write(
                compact,
                small -> {
                  AbsWriter all = writer(out, name, rules);
                  AbsWriter few = writer(small, compact, rules);
                  difference.each(
                      (whole, changed) -> {
                        all.write(whole);
                        few.write(changed);
                      });
                  all.flush();
                  few.flush();
                }));
  }

  private void expire(AbsDay today) throws IOException {
    for (AbsFileName name : shelf.list()) {
      if (isOld(name, today)) {
        shelf.remove(name);
      }
    }
  }

  private static boolean isOld(AbsFileName name, AbsDay today) {
    return name.base().orElse(name.day()).number() <= today.number() - KEPT_DAYS;
  }

  /**
   * What was made.
   *
   * @param day the day of the files
   * @param contacts how many the full file holds
   * @param deltas how many earlier files lead to it
   */
  public record Pass(AbsDay day, int contacts, int deltas) {}
}
