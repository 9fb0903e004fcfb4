# targets.cmake - the fuzz targets: replayed in every build, run by libFuzzer where TENANTSIM_FUZZ is on
#
# fuzz-short-TARGET tries the corpus, every case found so far, and so many seeded mutations of them.

set (FUZZ_TARGETS scenario results edited baseline csv expectation override options valid)
set (FUZZ_MUTATIONS 400 400 300 300 2000 3000 2000 2000 120)
set (FUZZ_FOLDER ${CMAKE_CURRENT_SOURCE_DIR}/tests/fuzz)

# What targets share.
file (GLOB FUZZ_SHARED CONFIGURE_DEPENDS ${FUZZ_FOLDER}/*.c)
list (FILTER FUZZ_SHARED EXCLUDE REGEX "/(fuzz_|test_|replay)[^/]*$")
add_library (tenantsim_fuzz STATIC ${FUZZ_SHARED})
target_include_directories (tenantsim_fuzz PUBLIC ${FUZZ_FOLDER})
target_link_libraries (tenantsim_fuzz PUBLIC tenantsim_commands PRIVATE tenantsim_options)
target_link_libraries (fuzz-keys PRIVATE tenantsim_fuzz)

function (tenantsim_add_fuzz_program name target)
  set (sources fuzz_${target}.c ${ARGN})
  list (TRANSFORM sources PREPEND ${FUZZ_FOLDER}/)
  add_executable (${name} ${sources})
  set_target_properties (${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/tests)
  target_link_libraries (${name} PRIVATE tenantsim_fuzz tenantsim_options)
endfunction ()

foreach (target mutations IN ZIP_LISTS FUZZ_TARGETS FUZZ_MUTATIONS)
  if (TENANTSIM_FUZZ)
    tenantsim_add_fuzz_program (fuzz-${target} ${target})
    target_link_options (fuzz-${target} PRIVATE -fsanitize=fuzzer)
  endif ()
  set (name fuzz-short-${target})
  tenantsim_add_fuzz_program (${name} ${target} replay.c)
  # Each leaves the input it ended with in a folder of its own.
  set (folder ${CMAKE_CURRENT_BINARY_DIR}/tests/${name}.d)
  file (MAKE_DIRECTORY ${folder})
  add_test (NAME ${name} COMMAND ${name} 1 ${mutations} ${FUZZ_FOLDER}/corpus/${target} ${FUZZ_FOLDER}/found/${target}
            WORKING_DIRECTORY ${folder})
  set_tests_properties (${name} PROPERTIES LABELS fuzz TIMEOUT 300)
endforeach ()

# test_long.sh builds in a folder of its own; FUZZ_SECONDS is the time for each target.
set_tests_properties (fuzz-long PROPERTIES LABELS "fuzz;script;long" TIMEOUT 14400)
