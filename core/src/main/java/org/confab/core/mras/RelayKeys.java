package org.confab.core.mras;

import java.util.List;
import org.confab.protocol.mras.RelayKey;

/** Port: the keys that server and media relays have in common. */
public interface RelayKeys {
  /** The key that new credentials are made with. */
  RelayKey current();

  /** Every key that credentials which still hold were made with, or will be in a moment. */
  List<RelayKey> valid();
}
