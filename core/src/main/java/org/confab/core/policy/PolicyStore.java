package org.confab.core.policy;

import java.util.List;

/** Port: where set values are kept. What a method did is committed when it returns. */
public interface PolicyStore {
  /** Every value, ordered by scope and name. */
  List<PolicyValue> all();

  /** Sets or replaces a value. */
  void set(PolicyValue value);

  /** Takes a value back; false if there was none. */
  boolean unset(PolicyScope scope, String name);
}
