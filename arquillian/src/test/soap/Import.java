import com.sun.tools.ws.WsImport;

/**
 * Makes Java clients from descriptions as they are served: {@code Import FOLDER PACKAGE=URL ...}.
 * Those of one service may share a package; they describe the same types.
 */
public final class Import {
  private Import() {}

  /** Ends with 1 at the first description that wsimport does not take. */
  public static void main(String[] arguments) throws Throwable {
    String folder = arguments[0];
    for (int i = 1; i < arguments.length; i++) {
      String[] one = arguments[i].split("=", 2);
      String[] options = {
        "-Xnocompile", "-quiet", "-p", one[0], "-s", folder, "-d", folder, one[1]
      };
      if (WsImport.doMain(options) != 0) {
        System.out.println("wsimport does not take " + one[1]);
        System.exit(1);
      }
    }
  }
}
