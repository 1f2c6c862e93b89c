package org.confab.core.addressfile;

import java.util.function.Consumer;

/** Port: everybody in the directory. */
public interface AddressBookSource {
  /** Shows all objects, each once and in any order, holding no more than a page of them. */
  void each(Consumer<AddressBookObject> taker);
}
