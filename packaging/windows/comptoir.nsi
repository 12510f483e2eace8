; The installer for Windows, made by NSIS from the folder that PyInstaller built:
;   makensis /DVERSION=0.1.0 /DPAYLOAD=dist\comptoir packaging\windows\comptoir.nsi
Unicode true
!ifndef VERSION
  !error "say which version: /DVERSION=0.1.0"
!endif
!ifndef PAYLOAD
  !define PAYLOAD "..\..\dist\comptoir"
!endif
!ifndef OUTPUT
  !define OUTPUT "..\..\dist\comptoir-${VERSION}-setup.exe"
!endif
!include "MUI2.nsh"
!include "FileFunc.nsh"

Name "Comptoir"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Comptoir"
InstallDirRegKey HKCU "Software\Comptoir" "InstallDir"
RequestExecutionLevel user ; no administrator needed: it goes into the reader's own programs
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Comptoir"
VIAddVersionKey "FileDescription" "Comptoir installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Comptoir authors, MIT licence"

!define MUI_ICON "..\comptoir.ico"
!define MUI_UNICON "..\comptoir.ico"
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\comptoir.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"

Section "Comptoir"
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal" ; nothing of an older version stays
  File /r "${PAYLOAD}\*.*"
  WriteRegStr HKCU "Software\Comptoir" "InstallDir" "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\Comptoir.lnk" "$INSTDIR\comptoir.exe"
  WriteRegStr HKCU "Software\Classes\.comptoir" "" "Comptoir.Dossier"
  WriteRegStr HKCU "Software\Classes\Comptoir.Dossier" "" "Comptoir dossier"
  WriteRegStr HKCU "Software\Classes\Comptoir.Dossier\DefaultIcon" "" "$INSTDIR\comptoir.exe,0"
  WriteRegStr HKCU "Software\Classes\Comptoir.Dossier\shell\open\command" "" '"$INSTDIR\comptoir.exe" "%1"'
  ; Editions are SQLite files like those of many programs: offered under "Open with", not taken over.
  WriteRegStr HKCU "Software\Classes\.db\OpenWithProgids" "Comptoir.Edition" ""
  WriteRegStr HKCU "Software\Classes\Comptoir.Edition" "" "Comptoir edition"
  WriteRegStr HKCU "Software\Classes\Comptoir.Edition\shell\open\command" "" '"$INSTDIR\comptoir.exe" "%1"'
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Comptoir"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Comptoir"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\comptoir.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; The reader's own file (dossiers, notes) lies elsewhere and is left in place.
Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\comptoir.exe"
  Delete "$INSTDIR\comptoir-console.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Comptoir.lnk"
  DeleteRegKey HKCU "Software\Classes\.comptoir"
  DeleteRegKey HKCU "Software\Classes\Comptoir.Dossier"
  DeleteRegValue HKCU "Software\Classes\.db\OpenWithProgids" "Comptoir.Edition"
  DeleteRegKey HKCU "Software\Classes\Comptoir.Edition"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Comptoir"
SectionEnd
