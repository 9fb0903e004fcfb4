# Tests of the policy room with a core whose rules can be inverted one at a time (test_inverted_rules.sh): the files with
# rules once more, in the place of those in the library.
add_library (tenantsim_inverted OBJECT sim/policy/rules.c sim/policy/meeting_rules.c sim/policy/add.c)
target_compile_definitions (tenantsim_inverted PRIVATE TS_INVERTED_RULE)
target_link_libraries (tenantsim_inverted PRIVATE tenantsim tenantsim_options)
foreach (topic clients external_access guest_access group_calls people figures eras meetings group_limits)
  add_executable (inverted-${topic} tests/policy/test_${topic}.c $<TARGET_OBJECTS:tenantsim_inverted>)
  set_target_properties (inverted-${topic} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/tests/inverted)
  target_link_libraries (inverted-${topic} PRIVATE tenantsim PkgConfig::CMOCKA tenantsim_options)
  target_include_directories (inverted-${topic} SYSTEM PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/place)
endforeach ()
