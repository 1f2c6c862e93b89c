package org.confab.core.location;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * What administrators do to locations. Whether there are any is answered from memory: clients are
 * told the service's address on the way of their messages.
 */
public final class LocationAdministration {
  private final LocationStore store;
  private final Supplier<AddressValidator> guide;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean any;

  /**
   * Keeps locations in that store; addresses are entered that the guide lets pass, which is asked
   * for anew with every table.
   */
  public LocationAdministration(LocationStore store, Supplier<AddressValidator> guide) {
    this.store = store;
    this.guide = guide;
    this.any = store.count() > 0;
  }

  /** Calls that after every change. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Whether there are locations. */
  public boolean any() {
    return any;
  }

  /** Everything that is entered. */
  public List<LocationEntry> all() {
    return store.all();
  }

  /** The same as a table that {@link #add} and {@link #replace} read. */
  public String table() {
    return LocationFile.write(store.all());
  }

  /**
   * Adds what a table says to what is there.
   *
   * @return how many entries the table has
   * @throws ImportRefused if anything in it is wrong; then nothing of it is stored
   */
  public int add(String table) {
    return add(table, guide.get());
  }

  /** Adds what a table says, whose addresses nobody has to vouch for; see {@link #add}. */
  public int addUnchecked(String table) {
    return add(table, AddressValidator.NONE);
  }

  private synchronized int add(String table, AddressValidator validator) {
    List<LocationEntry> entries = LocationFile.read(table, validator);
    if (store.count() + entries.size() > LocationLimits.ENTRIES) {
      throw new ImportRefused(
          Map.of(1, "there would be more than " + LocationLimits.ENTRIES + " entries"));
    }
    store.add(entries);
    return changed(entries.size());
  }

  /** Puts what a table says in the place of what is there; see {@link #add}. */
  public synchronized int replace(String table) {
    List<LocationEntry> entries = LocationFile.read(table, guide.get());
    store.replace(entries);
    return changed(entries.size());
  }

  private int changed(int entries) {
    any = store.count() > 0;
    listeners.forEach(Runnable::run);
    return entries;
  }
}
