package io.tollgate.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A suite or a test that runs where these programs are installed. Elsewhere it is skipped and
/// `./tollgate test` says `SKIPPED: why` in its last lines; where `CI` is `true` it fails, so that
/// a build server without the program never looks green.
///
/// ```java
/// @NeedsPrograms({Program.NODE, Program.NPM})
/// class ClientsIT { … Program.NODE.path() … }
/// ```
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ProgramsFound.class)
public @interface NeedsPrograms {
    /// All of them are needed.
    Program[] value();
}
