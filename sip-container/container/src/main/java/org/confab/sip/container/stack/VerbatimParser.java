package org.confab.sip.container.stack;

import gov.nist.javax.sip.parser.HeaderParser;
import gov.nist.javax.sip.parser.ParserFactory;
import java.util.Set;

/**
 * Reads a header as it is written, without looking into it. The stack has a class for the inside of
 * nearly every header; of those that stand here nobody ever asks for one, in the core or outside,
 * and the guard has read the credentials before. What is not taken apart need not be cloned and
 * written piece by piece either, and goes on word for word.
 */
public final class VerbatimParser extends HeaderParser {
  /** In lower case. */
  private static final Set<String> NAMES =
      Set.of("authorization", "proxy-authorization", "user-agent", "server");

  /** Made by the stack, by its name, for one line. */
  public VerbatimParser(String line) {
    super(line);
  }

  /** Has the stack use it, once for all. */
  public static void install() {
    NAMES.forEach(name -> ParserFactory.addToParserTable(name, VerbatimParser.class));
  }
}
