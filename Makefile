# Other names for ./usving, for those whose fingers type make.
.PHONY: start test check
start test:
	./usving $@
check:
	./usving check-code
