import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A written session with a shell: entries of {@code $ command}, what was typed, and what it printed. Ends of lines of
 * stdin and stdout are written as {@code ⏎} (a last line without it had none), tabs as {@code <TAB>}.
 */
final class Script {
    /** One command and all that belongs to it. */
    static final class Entry {
        final String command;
        String section;
        String stdin = "";
        /** "exit 0", "started %1", or null for commands that only wait. */
        String end;
        String stdout = "";
        String stderr = "";

        Entry(String command) {
            this.command = command;
        }

        String expected() {
            return text(this);
        }
    }

    final List<String> head = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();

    static Script read(Path file) throws IOException {
        var script = new Script();
        String section = "";
        String part = "";
        Entry entry = null;
        for (var line : Files.readAllLines(file)) {
            if (entry == null && script.entries.isEmpty() && !line.startsWith("$ ")) script.head.add(line);
            if (line.startsWith("$ ")) {
                entry = new Entry(line.substring(2));
                entry.section = section;
                script.entries.add(entry);
                part = "";
            } else if (line.startsWith("# ") && (entry == null || !part.equals("--- stdin"))) {
                section = line.substring(2);
                part = "";
                entry = null;
            } else if (entry == null) {
                continue;
            } else if (line.startsWith("[exit ") || line.startsWith("[started ")) {
                entry.end = line.substring(1, line.length() - 1);
                part = "";
            } else if (line.equals("--- stdin") || line.equals("--- stdout") || line.equals("--- stderr")) {
                part = line;
            } else if (part.equals("--- stdin")) {
                entry.stdin += unescape(line);
            } else if (part.equals("--- stdout")) {
                entry.stdout += unescape(line);
            } else if (part.equals("--- stderr")) {
                entry.stderr += line + "\n";
            }
        }
        for (var one : script.entries) one.stderr = one.stderr.stripTrailing() + (one.stderr.isBlank() ? "" : "\n");
        return script;
    }

    private static String unescape(String line) {
        var plain = line.replace("<TAB>", "\t");
        return plain.endsWith("⏎") ? plain.substring(0, plain.length() - 1) + "\n" : plain;
    }

    private static String escape(String text) {
        var lines = text.replace("\t", "<TAB>").replace("\n", "⏎\n");
        return lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
    }

    static String text(Entry entry) {
        var text = new StringBuilder();
        if (entry.end != null) text.append('[').append(entry.end).append("]\n");
        if (!entry.stdout.isEmpty()) text.append("--- stdout\n").append(escape(entry.stdout));
        if (!entry.stderr.isBlank()) text.append("--- stderr\n").append(entry.stderr);
        return text.toString();
    }

    /** The script as a file, with whatever its entries hold now. */
    void write(Path file) throws IOException {
        var text = new StringBuilder();
        String section = "";
        for (var line : String.join("\n", head).strip().split("\n")) {
            text.append(line).append('\n');
            if (line.startsWith("# ")) section = line.substring(2);
        }
        for (var entry : entries) {
            if (!entry.section.equals(section)) text.append("\n# ").append(entry.section).append('\n');
            section = entry.section;
            text.append("\n$ ").append(entry.command).append('\n');
            if (!entry.stdin.isEmpty()) text.append("--- stdin\n").append(escape(entry.stdin));
            text.append(text(entry));
        }
        Files.writeString(file, text);
    }
}
